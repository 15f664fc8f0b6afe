package dev.gantry.clients;

import java.util.stream.Stream;

/** A subnet that no other server on this machine uses, so that its addresses are free on the Docker Engine. */
final class OwnSubnet {

    private static final String VPC = "10.%d.0.0/16";
    private static final String SUBNET = "10.%d.%d.0/24";
    private static final int SECOND = 100 + (int) (ProcessHandle.current().pid() % 100);
    private static final int THIRD = (int) (ProcessHandle.current().pid() / 100 % 256);

    private OwnSubnet() {}

    /** Creates it in a VPC of its own; its id. */
    static String in(Aws aws) {
        String vpc = aws.run("ec2", "create-vpc", "--cidr-block", VPC.formatted(SECOND))
                .at("/Vpc/VpcId")
                .asText();
        return aws.run("ec2", "create-subnet", "--vpc-id", vpc, "--cidr-block", SUBNET.formatted(SECOND, THIRD))
                .at("/Subnet/SubnetId")
                .asText();
    }

    /** Takes its bridge from the Docker Engine, where the host keeps it for the subnet's next task. */
    static void forget() {
        String name = "gantry-subnet-" + SUBNET.formatted(SECOND, THIRD).replace('/', '-');
        Stream.of(name).filter(Docker::hasNetwork).forEach(network -> Docker.run("network", "rm", network));
    }
}

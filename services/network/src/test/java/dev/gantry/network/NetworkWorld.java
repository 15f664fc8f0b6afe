package dev.gantry.network;

import static java.util.Objects.requireNonNull;

import dev.gantry.kernel.Asks;
import dev.gantry.kernel.Dispatch;
import dev.gantry.kernel.Engine;
import dev.gantry.kernel.MemoryJournal;
import dev.gantry.kernel.OpenDoor;
import dev.gantry.kernel.Operations;
import dev.gantry.kernel.RequestCall;
import dev.gantry.kernel.Service;
import dev.gantry.kernel.Services;
import dev.gantry.kernel.time.VirtualTimeline;
import dev.gantry.shapes.ec2.CreateNetworkInterfaceRequest;
import dev.gantry.shapes.ec2.CreateNetworkInterfaceResponse;
import dev.gantry.shapes.ec2.CreateSecurityGroupRequest;
import dev.gantry.shapes.ec2.CreateSecurityGroupResponse;
import dev.gantry.shapes.ec2.CreateSubnetRequest;
import dev.gantry.shapes.ec2.CreateSubnetResponse;
import dev.gantry.shapes.ec2.CreateVpcRequest;
import dev.gantry.shapes.ec2.CreateVpcResponse;
import dev.gantry.shapes.ec2.DescribeSubnetsRequest;
import dev.gantry.shapes.ec2.DescribeSubnetsResponse;
import dev.gantry.shapes.ec2.DescribeVpcsRequest;
import dev.gantry.shapes.ec2.DescribeVpcsResponse;
import dev.gantry.shapes.ec2.Ec2Model;
import dev.gantry.shapes.ec2.NetworkInterface;
import dev.gantry.shapes.ec2.Subnet;
import dev.gantry.shapes.ec2.Vpc;
import dev.gantry.value.Caller;
import dev.gantry.value.Scope;
import dev.gantry.value.SeededIds;
import java.time.Instant;
import java.util.List;

/** EC2's VPC part on the real engine. */
final class NetworkWorld {

    static final Caller CALLER = new Caller(
            new Scope("123456789012", "us-east-1"), "arn:aws:iam::123456789012:root", "123456789012", "AKIA");

    final Engine engine;
    final Services services;
    private final OpenDoor door;

    NetworkWorld() {
        this(new MemoryJournal.Storage());
    }

    /** A server that finds what another one left behind. */
    NetworkWorld(MemoryJournal.Storage storage) {
        SeededIds ids = new SeededIds(1);
        Service service = NetworkService.of();
        VirtualTimeline time = new VirtualTimeline(Instant.parse("2026-03-01T12:00:00Z"));
        engine = Engine.stepping(new MemoryJournal(storage), service.tables(), time, ids);
        services = new Services(List.of(Operations.of(service, Ec2Model.INSTANCE.operationNames())));
        door = new OpenDoor(services, new Dispatch(engine), ids);
    }

    <O> O call(Object request, Class<O> response) {
        return door.call(CALLER, request, response);
    }

    <O> O callAs(Caller caller, Object request, Class<O> response) {
        return door.call(caller, request, response);
    }

    void call(Object request) {
        call(request, Object.class);
    }

    RequestCall request() {
        return new RequestCall(CALLER, "request", Asks.of(services));
    }

    String vpc(String cidr) {
        Vpc vpc = call(CreateVpcRequest.builder().cidrBlock(cidr).build(), CreateVpcResponse.class)
                .vpc();
        return requireNonNull(requireNonNull(vpc).vpcId());
    }

    String subnet(String vpc, String cidr) {
        Subnet subnet = call(
                        CreateSubnetRequest.builder().vpcId(vpc).cidrBlock(cidr).build(), CreateSubnetResponse.class)
                .subnet();
        return requireNonNull(requireNonNull(subnet).subnetId());
    }

    String group(String vpc, String name) {
        CreateSecurityGroupRequest request = CreateSecurityGroupRequest.builder()
                .vpcId(vpc)
                .groupName(name)
                .description("for " + name)
                .build();
        return requireNonNull(call(request, CreateSecurityGroupResponse.class).groupId());
    }

    NetworkInterface networkInterface(String subnet, String... groups) {
        CreateNetworkInterfaceRequest request = CreateNetworkInterfaceRequest.builder()
                .subnetId(subnet)
                .groups(List.of(groups))
                .build();
        return requireNonNull(
                call(request, CreateNetworkInterfaceResponse.class).networkInterface());
    }

    List<Vpc> vpcs() {
        return call(DescribeVpcsRequest.builder().build(), DescribeVpcsResponse.class)
                .vpcsOrEmpty();
    }

    List<Subnet> subnets() {
        return call(DescribeSubnetsRequest.builder().build(), DescribeSubnetsResponse.class)
                .subnetsOrEmpty();
    }
}

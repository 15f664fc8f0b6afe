package dev.gantry.network;

import java.util.BitSet;

/** Which addresses of a subnet are taken, and which is next. */
public final class Addresses {

    private static final int FIRST = 4;

    private Addresses() {}

    /**
     * The next free address behind the one given out last, round the block; AWS keeps the first four and the last for
     * itself. Whoever had an address may still hold it for a while, on a host that was lost.
     */
    public static String next(SubnetRow subnet, NetworkEdit edit) {
        Ipv4Block block = subnet.block();
        BitSet taken = taken(subnet, edit.network());
        int last = edit.tx()
                .find(NetworkTables.ADDRESS_CURSORS, subnet.key())
                .map(AddressCursorRow::last)
                .orElse(FIRST - 1);
        int free = taken.nextClearBit(last + 1);
        if (free >= block.size() - 1) {
            free = taken.nextClearBit(FIRST);
        }
        if (free >= block.size() - 1) {
            throw Ec2Error.of(
                    "InsufficientFreeAddressesInSubnet",
                    "The specified subnet does not have enough free addresses to satisfy the request.");
        }
        edit.tx().put(NetworkTables.ADDRESS_CURSORS, new AddressCursorRow(edit.scope(), subnet.id(), free));
        return Ipv4Block.text(block.base() + free);
    }

    /** The address if it may be had. */
    public static String requested(String text, SubnetRow subnet, Network network) {
        Ipv4Block block = subnet.block();
        long address = Ipv4Block.parseAddress(text)
                .filter(block::contains)
                .orElseThrow(() -> Ec2Error.invalidValue("Address does not fall within the subnet's address range"));
        long place = address - block.base();
        if (place < FIRST || place == block.size() - 1) {
            throw Ec2Error.invalidValue("Address is in subnet's reserved address range");
        }
        if (taken(subnet, network).get((int) place)) {
            throw Ec2Error.of("InvalidIPAddress.InUse", "Address " + text + " is in use.");
        }
        return text;
    }

    private static BitSet taken(SubnetRow subnet, Network network) {
        long base = subnet.block().base();
        BitSet taken = new BitSet();
        network.interfacesIn(subnet)
                .forEach(row ->
                        taken.set((int) (Ipv4Block.parseAddress(row.address()).orElseThrow() - base)));
        return taken;
    }
}

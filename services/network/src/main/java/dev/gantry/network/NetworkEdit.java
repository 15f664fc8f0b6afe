package dev.gantry.network;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Table;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ec2.TagSpecification;
import dev.gantry.value.Scope;
import java.util.List;
import java.util.Map;

/** An account's networks in one region, as a command changes them. The default network has become rows by then. */
public record NetworkEdit(Tx tx, Scope scope, Network network) {

    public static NetworkEdit begin(Tx tx, Call call) {
        Network before = Network.of(tx, call.scope());
        if (before.defaults() != DefaultNetwork.NONE) {
            before.defaults().put(tx);
            tx.put(NetworkTables.ACCOUNTS, new AccountRow(call.scope()));
        }
        return new NetworkEdit(tx, call.scope(), new Network(tx, call.scope(), DefaultNetwork.NONE));
    }

    public String newId(ResourceKind kind) {
        return kind.newId(tx.ids());
    }

    public <R extends NetworkRow> R put(Table<R> table, R row) {
        tx.put(table, row);
        return row;
    }

    /** Deletes the resource and its tags. */
    public <R extends NetworkRow> void delete(Table<R> table, R row) {
        tx.delete(table, row.key());
        tx.delete(NetworkTables.TAGS, scope.prefix() + row.id());
    }

    public void putTags(String id, Map<String, String> tags) {
        if (tags.isEmpty()) {
            tx.delete(NetworkTables.TAGS, scope.prefix() + id);
        } else {
            tx.put(NetworkTables.TAGS, new TagsRow(scope, id, tags));
        }
    }

    /** Tags a new resource as its creation's request says. */
    public void tagNew(ResourceKind kind, String id, List<TagSpecification> specifications) {
        putTags(id, Tags.read(specifications, kind));
    }

    public VpcRow addVpc(String cidrBlock) {
        VpcRow vpc = new VpcRow(
                scope,
                newId(ResourceKind.VPC),
                cidrBlock,
                false,
                DefaultNetwork.dhcpOptions(scope),
                new VpcRow.VpcAttributes(true, false, false));
        DefaultNetwork.parts(vpc, _ -> tx.ids().hex(17)).put(tx);
        return vpc;
    }

    public VpcRow addDefaultVpc() {
        DefaultNetwork.of(scope, _ -> tx.ids().hex(17)).put(tx);
        return network.defaultVpc().orElseThrow();
    }
}

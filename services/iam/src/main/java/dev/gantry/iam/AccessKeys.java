package dev.gantry.iam;

import dev.gantry.kernel.Index;
import dev.gantry.kernel.Table;

/** The table of access keys. */
public final class AccessKeys {

    public static final Table<AccessKey> TABLE = Table.of("iam.access-keys", AccessKey.class);

    public static final Index<AccessKey> BY_PRINCIPAL =
            TABLE.indexBy("principal", key -> key.principal().arn());

    private AccessKeys() {}
}

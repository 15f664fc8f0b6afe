package dev.gantry.network;

import dev.gantry.value.Row;
import dev.gantry.value.Scope;

/**
 * Where a subnet's addresses were given out last. The next one comes from behind it, so that an address which was given
 * back rests for as long as the subnet allows.
 *
 * @param last its place in the subnet's block
 */
public record AddressCursorRow(Scope scope, String subnetId, int last) implements Row {

    @Override
    public String key() {
        return scope.prefix() + subnetId;
    }
}

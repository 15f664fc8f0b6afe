package dev.gantry.network;

import dev.gantry.value.Row;
import dev.gantry.value.Scope;

/** Says that an account's default VPC was written as rows, and since then lives or dies like any other. */
public record AccountRow(Scope scope) implements Row {

    @Override
    public String key() {
        return scope.prefix();
    }
}

package dev.gantry.network;

import dev.gantry.value.Row;
import dev.gantry.value.Scope;

/** A row of this service: one resource, found by its id within an account and region. */
public interface NetworkRow extends Row {

    Scope scope();

    String id();

    @Override
    default String key() {
        return scope().prefix() + id();
    }
}

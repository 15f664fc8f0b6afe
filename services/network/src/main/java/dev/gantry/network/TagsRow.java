package dev.gantry.network;

import dev.gantry.value.Scope;
import java.util.Map;

/** The tags of a resource; its id is the resource's. */
public record TagsRow(Scope scope, String id, Map<String, String> tags) implements NetworkRow {}

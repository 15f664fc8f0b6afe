package dev.gantry.kernel.tree;

/**
 * The right to change nodes in place: a node may be changed only with the token it was made with. Dropping the token
 * freezes every node that it made, for ever.
 */
public final class Edit {}

package dev.gantry.server;

/** Where rows are kept. */
public enum JournalChoice {
    MEMORY,
    SQLITE
}

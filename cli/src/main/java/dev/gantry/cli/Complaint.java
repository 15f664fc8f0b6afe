package dev.gantry.cli;

/** What stands in the way of a verb, in one line for whoever typed it; never with a stack trace. */
final class Complaint extends RuntimeException {

    Complaint(String message) {
        super(message, null, false, false);
    }
}

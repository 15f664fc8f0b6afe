package dev.gantry.iam;

/** Keeps secrets in rows unreadable without the server's key. */
public interface Seal {

    String seal(String secret);

    String open(String sealed);
}

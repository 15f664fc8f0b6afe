package dev.gantry.wire;

/** One router over all models, as a server has it. */
final class Routers {

    static final Router OF_ALL = Router.of(Models.ALL);

    private Routers() {}
}

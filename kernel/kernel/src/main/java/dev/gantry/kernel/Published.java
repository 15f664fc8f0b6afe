package dev.gantry.kernel;

import java.util.List;

/**
 * What a batch changed, each row once, and the view that shows it. Whoever follows the engine gets every one of them, in
 * order.
 */
public record Published(View view, List<Change<?>> changes) {}

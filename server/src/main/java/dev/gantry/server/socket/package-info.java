/** WebSockets as their endpoints see them: verified before they open, whole text frames, blocking sends. */
@NullMarked
package dev.gantry.server.socket;

import org.jspecify.annotations.NullMarked;

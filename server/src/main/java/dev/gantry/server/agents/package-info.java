/** The sockets of container agents: ACS and TCS sessions of the agent hub over WebSockets. */
@NullMarked
package dev.gantry.server.agents;

import org.jspecify.annotations.NullMarked;

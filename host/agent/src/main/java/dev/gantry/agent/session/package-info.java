/**
 * The agent's conversation with the control plane: registration, the ACS session that brings tasks, reports that go back,
 * and log events. {@link dev.gantry.agent.session.ControlPlane} and {@link dev.gantry.agent.session.AcsChannel} are the
 * seams at which a simulated host is joined in the same process instead of over sockets.
 */
@NullMarked
package dev.gantry.agent.session;

import org.jspecify.annotations.NullMarked;

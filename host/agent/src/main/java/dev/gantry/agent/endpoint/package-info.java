/** What containers may ask their agent at 169.254.170.2: credentials of their role, metadata, protection. */
@NullMarked
package dev.gantry.agent.endpoint;

import org.jspecify.annotations.NullMarked;

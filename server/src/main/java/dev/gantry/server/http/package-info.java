/** The front door's HTTP side: Jetty without servlets, on virtual threads. */
@NullMarked
package dev.gantry.server.http;

import org.jspecify.annotations.NullMarked;

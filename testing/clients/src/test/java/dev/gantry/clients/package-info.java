/** Black box: the packaged server, and clients that were made for AWS. A new client or flow is a new test class here. */
@NullMarked
package dev.gantry.clients;

import org.jspecify.annotations.NullMarked;

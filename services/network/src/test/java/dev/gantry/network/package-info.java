@NullMarked
package dev.gantry.network;

import org.jspecify.annotations.NullMarked;

/** STS: who is calling. */
@NullMarked
package dev.gantry.iam.sts;

import org.jspecify.annotations.NullMarked;

/** STS' operations, a class each. */
@NullMarked
package dev.gantry.iam.sts.operations;

import org.jspecify.annotations.NullMarked;

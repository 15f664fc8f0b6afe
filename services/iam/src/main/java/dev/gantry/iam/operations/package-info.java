/** IAM's operations, a class each. */
@NullMarked
package dev.gantry.iam.operations;

import org.jspecify.annotations.NullMarked;

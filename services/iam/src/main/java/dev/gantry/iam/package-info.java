/** IAM: who may sign requests. Access keys are all that is here. */
@NullMarked
package dev.gantry.iam;

import org.jspecify.annotations.NullMarked;

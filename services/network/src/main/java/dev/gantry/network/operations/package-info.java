/** One class per operation of EC2's VPC part. */
@NullMarked
package dev.gantry.network.operations;

import org.jspecify.annotations.NullMarked;

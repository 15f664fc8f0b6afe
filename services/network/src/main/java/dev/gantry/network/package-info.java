/** The VPC part of Amazon EC2: networks, subnets, security groups, gateways, routes and network interfaces. */
@NullMarked
package dev.gantry.network;

import org.jspecify.annotations.NullMarked;

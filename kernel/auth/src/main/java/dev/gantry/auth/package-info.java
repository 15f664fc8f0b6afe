/** AWS Signature Version 4: who signed a request, and is it the request that was signed. Pure: no clock, no store. */
@NullMarked
package dev.gantry.auth;

import org.jspecify.annotations.NullMarked;

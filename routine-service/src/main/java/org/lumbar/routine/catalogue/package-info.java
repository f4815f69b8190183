/** Routines: what to do, step by step, each value with its origin; built in or authored by a practice. */
@NullMarked
package org.lumbar.routine.catalogue;

import org.jspecify.annotations.NullMarked;

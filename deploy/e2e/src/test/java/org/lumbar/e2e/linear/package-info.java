/** Judges whether what several callers saw can be explained by one after the other: a checker for linearizability, and what it checks. */
@org.jspecify.annotations.NullMarked
package org.lumbar.e2e.linear;

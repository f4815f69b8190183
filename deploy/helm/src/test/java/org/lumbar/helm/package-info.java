/** Judges the chart by what it renders: schemas, a rule set with a violating fixture for each rule, and the services it configures. */
@NullMarked
package org.lumbar.helm;

import org.jspecify.annotations.NullMarked;

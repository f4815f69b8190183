/** Who has seen an alert, and the doors at which alerts are read and acknowledged. */
@NullMarked
package org.lumbar.insights.acknowledgement;

import org.jspecify.annotations.NullMarked;

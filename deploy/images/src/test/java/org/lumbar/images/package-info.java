/** The images beside compose.yaml, chart and services. */
@NullMarked
package org.lumbar.images;

import org.jspecify.annotations.NullMarked;

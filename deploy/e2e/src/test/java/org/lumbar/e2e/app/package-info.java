/** The client's app's modules in a browser, against a server that breaks on purpose. */
@NullMarked
package org.lumbar.e2e.app;

import org.jspecify.annotations.NullMarked;

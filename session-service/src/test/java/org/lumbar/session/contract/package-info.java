/** The contract's examples and schemas, for the tests that hold this service to them. */
@NullMarked
package org.lumbar.session.contract;

import org.jspecify.annotations.NullMarked;

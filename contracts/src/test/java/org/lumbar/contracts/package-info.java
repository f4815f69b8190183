/** Holds the contract to its own word: schemas, examples, AsyncAPI and what was released agree. */
@NullMarked
package org.lumbar.contracts;

import org.jspecify.annotations.NullMarked;

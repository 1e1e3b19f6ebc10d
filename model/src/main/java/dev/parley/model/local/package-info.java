/**
 * Models whose weights run in this process, through llama.cpp: no server and no key, only a GGUF file. The native
 * library blocks its thread; therefore each answer is made on a thread of its own and handed over through a queue.
 */
@NullMarked
package dev.parley.model.local;

import org.jspecify.annotations.NullMarked;

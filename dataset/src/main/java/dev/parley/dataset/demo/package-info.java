/**
 * Made-up logs to try everything on: {@link dev.parley.dataset.demo.DemoLogs} writes what the people of a small arena
 * said in many languages, with planted faults and fake personal data, and knows what it has planted where.
 */
@NullMarked
package dev.parley.dataset.demo;

import org.jspecify.annotations.NullMarked;

/** Files wherever Hadoop's file systems reach: this machine, HDFS, object stores. */
@NullMarked
package dev.parley.dataset.storage;

import org.jspecify.annotations.NullMarked;

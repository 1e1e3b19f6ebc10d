/** Which votes count. A filter keeps rows and never deletes any, and what each one does to the ranks can be told. */
@NullMarked
package dev.parley.rating.filter;

import org.jspecify.annotations.NullMarked;

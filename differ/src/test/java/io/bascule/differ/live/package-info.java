@org.jspecify.annotations.NullMarked
package io.bascule.differ.live;

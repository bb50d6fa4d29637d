/** The shop's history: what led from nothing to the model, step by step, and leads back. */
package shop.revisions;

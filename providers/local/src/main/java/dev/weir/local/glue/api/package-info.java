/** What the parts of Glue share: errors in its wording, names of resources, keys of documents, and tags. */
package dev.weir.local.glue.api;

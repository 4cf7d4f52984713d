/**
 * The Glue Schema Registry: registries, schemas and their versions. A registration that is not compatible makes a version in
 * status FAILURE, new versions are PENDING and deleted things DELETING for a short while, and everything else is as strict as
 * the service is.
 */
package dev.weir.local.glue.registry;

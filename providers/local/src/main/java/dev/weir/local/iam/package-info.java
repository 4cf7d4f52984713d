/**
 * AWS IAM as far as roles go: roles with their trust, inline and managed policies, instance profiles, tags.
 *
 * <p>{@link dev.weir.local.iam.Iam} is the service. Policies are checked as IAM checks them when they are written; nobody is
 * refused anything by them here. AWS's own managed policies are a list of names in a resource, with abridged documents.
 *
 * <p>Imports the JDK, Jackson and {@code dev.weir.local}.
 */
package dev.weir.local.iam;

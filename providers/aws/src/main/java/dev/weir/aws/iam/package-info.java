/**
 * IAM roles with their trust policy, their managed and their inline policies.
 *
 * <p>The tagging API does not know roles. A role's own description holds its tags, and one sweep over the account's roles finds
 * those of a stack.
 */
package dev.weir.aws.iam;

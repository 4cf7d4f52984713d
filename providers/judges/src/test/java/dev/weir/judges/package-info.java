/**
 * Other people's clients against the embedded AWS: Terraform, the {@code aws} command and boto3, unchanged and as processes of
 * their own. What they send and what they understand is not ours to choose, so they judge what our own tests cannot.
 */
package dev.weir.judges;

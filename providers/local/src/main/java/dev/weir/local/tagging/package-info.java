/** The Resource Groups Tagging API over every service that is {@code Tagged}. Imports {@code dev.weir.local}. */
package dev.weir.local.tagging;

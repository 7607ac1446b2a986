/** How the playbooks work inside. Nothing here is for use from outside this module. */
@NullMarked
package dev.waybill.playbook.internal;

import org.jspecify.annotations.NullMarked;

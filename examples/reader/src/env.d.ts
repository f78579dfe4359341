declare namespace App {
  interface Locals {
    /** The host that may show this page in a frame of its own: the CMS, beside its editor. */
    framedBy?: string;
  }
}

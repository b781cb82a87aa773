//! The partitions of AWS as a constant.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::endpoint_rules::{Partition, Partitions};

/// The constant, in the order in which partitions are looked for.
pub(super) fn partitions(Partitions(all): &Partitions) -> TokenStream {
    let count = Literal::usize_unsuffixed(all.len());
    let all = all.iter().map(partition);
    quote! {
        /// The parts of AWS with regions and names of hosts of their own.
        const PARTITIONS: [Partition; #count] = [#(#all),*];
    }
}

fn partition(partition: &Partition) -> TokenStream {
    let Partition {
        name,
        dns_suffix,
        dual_stack_dns_suffix,
        implicit_global_region,
        supports_fips,
        supports_dual_stack,
        regions,
        prefixes,
    } = partition;
    quote! {
        Partition {
            name: #name,
            dns_suffix: #dns_suffix,
            dual_stack_dns_suffix: #dual_stack_dns_suffix,
            implicit_global_region: #implicit_global_region,
            supports_fips: #supports_fips,
            supports_dual_stack: #supports_dual_stack,
            regions: &[#(#regions),*],
            prefixes: &[#(#prefixes),*],
        }
    }
}

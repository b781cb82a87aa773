use generated::Timestamp;
use generated::types::DeviceType;

fn main() {
    let device = DeviceType::builder()
        //~ error[E0277]: the trait bound `Timestamp: From<{integer}>` is not satisfied
        .device_create_date(1_700_000_000)
        .build();
    drop(device);
}

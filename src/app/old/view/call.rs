//! What a view calls later.

/// A boxed function. The standard library's `dyn Fn` keeps two more copies of each function, for
/// callers that own it; with hundreds of small ones that is a download of its own.
pub trait Call<In, Out> {
    /// Calls it.
    fn call(&self, input: In) -> Out;
}

impl<In, Out, F: Fn(In) -> Out> Call<In, Out> for F {
    fn call(&self, input: In) -> Out {
        self(input)
    }
}

/// What reads signals and gives a value.
pub type Read<T> = Box<dyn Call<(), T>>;

/// A function without arguments as [`Read`].
pub fn reader<T>(read: impl Fn() -> T + 'static) -> Read<T> {
    Box::new(move |()| read())
}

-- The earliest reasonable offer date: that of the first offer after the hospital's cancellation, never of one before it.
alter table appointment add column earliest_reasonable_offer date;
